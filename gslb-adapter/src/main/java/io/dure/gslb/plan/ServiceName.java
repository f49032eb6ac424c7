package io.dure.gslb.plan;

/**
 * Which service a provider is asked about.
 *
 * @param service stable id, for example {@code portal}
 * @param name absolute DNS name without the trailing dot, lower case
 */
public record ServiceName(String service, String name) {}
