"""What the panel and other clients ask over WebSocket and HTTP."""
