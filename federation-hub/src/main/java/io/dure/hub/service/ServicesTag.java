package io.dure.hub.service;

import io.dure.hub.failover.ServiceDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Stands for all services as they are written: whoever changes them says which ones he has seen (RFC 9110, section 8.8.3). */
public final class ServicesTag {
    private static final int DIGITS = 32;

    private ServicesTag() {}

    /** In quotes, as the header ETag has it. */
    public static String of(List<ServiceDefinition> services) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ServicesYaml.write(services).getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest).substring(0, DIGITS) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
