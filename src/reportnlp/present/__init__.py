"""Answers in the forms that people and programs take away: tables, Excel, frames, terminals, pages."""
