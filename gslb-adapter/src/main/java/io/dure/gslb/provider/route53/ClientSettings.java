package io.dure.gslb.provider.route53;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How Amazon is reached. Credentials come from where the SDK's default chain finds them: environment, system properties, web
 * identity token, profile files, container, instance.
 *
 * @param region of the partition, for example {@code aws-global} or {@code cn-north-1}
 * @param endpoint another than the partition's own, for example of a VPC; empty: the partition's own
 * @param role empty: the credentials themselves are used
 * @param connect to have a connection
 * @param read between two bytes of an answer
 * @param call a whole call, signing and answer included
 */
public record ClientSettings(
        String region,
        Optional<URI> endpoint,
        Optional<AssumedRole> role,
        Duration connect,
        Duration read,
        Duration call) {
    public static final ClientSettings DEFAULT = new ClientSettings(
            "aws-global",
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8));

    public ClientSettings {
        if (region.isBlank()) {
            throw new IllegalArgumentException("a region is needed, aws-global if it is none in particular");
        }
        if (!connect.isPositive() || !read.isPositive() || !call.isPositive()) {
            throw new IllegalArgumentException("deadlines must be positive: " + connect + ", " + read + ", " + call);
        }
    }
}
