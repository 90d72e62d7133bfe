"""实施细则: the policy documents and announcements that the bureau publishes."""
