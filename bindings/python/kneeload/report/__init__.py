"""The load report of an export: a table, a CSV file, a picture. Arithmetic here is display only:
metres to kilometres, days to weeks."""
