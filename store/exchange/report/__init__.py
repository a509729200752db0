"""The report: one document with everything that is known of it, as one page of HTML that needs nothing else."""
