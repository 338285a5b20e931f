"""Earlier releases, each as a site of its own that nothing changes any more."""
