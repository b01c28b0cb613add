"""What the panel and other clients ask over WebSocket, a subject per file. Each says who may, and calls the bridge."""
