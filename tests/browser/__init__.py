"""The page in a real Chromium on a real server; run on their own, as playwright wants the thread for itself."""
