"""What a person sees: the command line, the screens, the keys. What works without a screen is in store."""
