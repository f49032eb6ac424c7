package io.dure.gslb.evacuation;

import java.time.Instant;

/**
 * A member that this nameserver took out by its own decision and that no plan has taken over yet.
 *
 * @param generation number of this evacuation of the member; a plan that knows fewer cannot put the member back
 * @param failed the earliest failing result behind it
 * @param decided when the quorum was seen; like the other times by the nameserver's wall clock
 */
public record Evacuation(String site, long generation, Instant failed, Instant decided) {}
