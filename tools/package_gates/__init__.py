"""What the plugin site asks of an upload. Each gate yields its findings as lines of text; none is good."""
