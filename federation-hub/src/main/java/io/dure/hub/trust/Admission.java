package io.dure.hub.trust;

/** Whether a certificate is let in. */
public sealed interface Admission {
    record Admitted(Credential credential) implements Admission {}

    /**
     * It is not let in.
     *
     * @param code stable: unknown-certificate, certificate-revoked, certificate-ended, not-configured
     */
    record Refused(String code, String words) implements Admission {}
}
