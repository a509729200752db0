"""Who is behind each attribution: names, descriptions and pronouns, gathered and resolved."""
