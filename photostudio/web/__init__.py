"""The browser's door: translate HTTP into one domain call and render."""
