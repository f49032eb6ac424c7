package io.dure.gslb.provider.route53;

import java.util.Set;

/**
 * What Route 53 said instead of doing it.
 *
 * @param code its error code, for example {@code InvalidChangeBatch}
 */
record Rejection(String code, String message) {
    private static final Set<String> NOT_AUTHORIZED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredToken",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "NotAuthorized",
            "OptInRequired",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    static Rejection noCredentials(String message) {
        return new Rejection("AccessDenied", message);
    }

    boolean isAboutAuthority() {
        return NOT_AUTHORIZED.contains(code);
    }

    /** The batch contradicts what the zone holds, or something in it is not valid. */
    boolean isAboutTheBatch() {
        return code.equals("InvalidChangeBatch");
    }

    String text() {
        return code + ": " + message;
    }
}
