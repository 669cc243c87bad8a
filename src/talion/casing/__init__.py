"""Mixed case for text that is printed in capitals: see `restoring`."""
