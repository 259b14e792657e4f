"""The pages, a template for each sheet, and the parts that they share."""
