"""Many operations in one process, with faults, renewals and cancels among them: nothing is left behind."""
