"""DuckDB and Polars doing the whole of `daekningsgrad` on a coverage campaign, and loading one durably."""
