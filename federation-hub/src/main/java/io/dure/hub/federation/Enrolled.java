package io.dure.hub.federation;

import java.util.Optional;

/**
 * A vantage point that may connect.
 *
 * @param site empty for a witness
 * @param domain the failure domain it votes in
 */
public record Enrolled(String id, Optional<String> site, String domain) {}
