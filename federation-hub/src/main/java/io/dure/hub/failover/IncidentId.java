package io.dure.hub.failover;

/**
 * One evacuation of one member until it serves again.
 *
 * @param generation number of the member's evacuation that opened it
 */
public record IncidentId(String service, String site, long generation) {
    @Override
    public String toString() {
        return service + "-" + site + "-" + generation;
    }
}
