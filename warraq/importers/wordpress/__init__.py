"""WordPress → Warraq: read (WXR to records) → map (records to blocks and addresses) → load (into the newsroom).

Everything but `load` is plain Python: it knows neither Django nor the database, and everything it is given is
held to be hostile.
"""
