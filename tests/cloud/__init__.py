"""A cloud in a box: a real Keystone and a real Swift on loopback, for the tests and the demo."""
