"""The promises that only a real Home Assistant can break: by HTTP, by its disk, and by being killed."""
