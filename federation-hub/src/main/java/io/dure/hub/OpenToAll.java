package io.dure.hub;

import java.util.List;

/**
 * What the hub answers to callers that it does not know: this list and no other. Whoever adds to it says why, and a test calls
 * everything else without credentials.
 */
public final class OpenToAll {
    /** Ways in and who one is; the contract, which holds no secrets. With every method. */
    public static final List<String> PATHS = List.of(
            "/api/v1/session",
            "/api/v1/session/password",
            "/api/v1/session/ways",
            "/api/v1/session/wall",
            "/api/v1/openapi.json",
            "/api/v1/dashboard.schema.json");

    /** For who watches processes: the status and nothing else. */
    public static final List<String> READ_PATHS = List.of("/actuator/health", "/actuator/health/**");

    /** gRPC methods. Enrolling brings a one-time token in its message. */
    public static final List<String> METHODS = List.of("io.dure.federation.v1.Trust/Enrol");

    private OpenToAll() {}
}
