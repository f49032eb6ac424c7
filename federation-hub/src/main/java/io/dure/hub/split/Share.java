package io.dure.hub.split;

/** One member's part of what was counted; {@code share} is 0 to 1. */
public record Share(long count, double share, Band within99, Band within9999) {}
