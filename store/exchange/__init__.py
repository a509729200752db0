"""Out and in: what the store knows in the formats of others."""
