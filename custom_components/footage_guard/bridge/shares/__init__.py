"""What was released goes out: tickets, streams, receipts, files for the hand, and all of it is taken back."""
