package io.dure.hub.trust;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * By what collectors and the hub know each other. With nothing set the hub makes an authority of its own in its data folder.
 *
 * @param caCertificateFile PEM: an authority that the company brings for the hub to issue from, its issuers after it
 * @param caKeyFile PEM, PKCS #8 without a password: its key
 * @param companyCaFile PEM: further authorities whose certificates collectors may bring
 * @param certificatesLast of a collector, and of the hub where it issues its own
 * @param warnBefore so long before its end a certificate that the hub cannot renew by itself raises an alarm; of a short one, a third of its
 *     life
 * @param names host names and addresses in the hub's own certificate, where it issues it
 */
@ConfigurationProperties("dure.hub.trust")
@Validated
public record TrustProperties(
        @Nullable Path caCertificateFile,
        @Nullable Path caKeyFile,
        @Nullable Path companyCaFile,
        @DefaultValue("30d") @NotNull Duration certificatesLast,
        @DefaultValue("30d") @NotNull Duration warnBefore,
        @DefaultValue List<@NotBlank String> names) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(398);

    public TrustProperties {
        if ((caCertificateFile == null) != (caKeyFile == null)) {
            throw new IllegalArgumentException(
                    "trust.ca-certificate-file and trust.ca-key-file belong together; one of them is missing");
        }
        if (certificatesLast.compareTo(SHORTEST) < 0 || certificatesLast.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("trust.certificates-last must be from 1m to 398d: " + certificatesLast);
        }
        if (warnBefore.isNegative()) {
            throw new IllegalArgumentException("trust.warn-before must not be negative: " + warnBefore);
        }
        names = List.copyOf(names);
    }
}
