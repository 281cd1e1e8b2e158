"""Who may read: from an openrc file to a live token."""
