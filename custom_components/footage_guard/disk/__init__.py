"""Files and databases that survive a power loss: for their owner only, whole or not there."""
