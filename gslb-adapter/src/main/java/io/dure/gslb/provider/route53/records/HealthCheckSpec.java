package io.dure.gslb.provider.route53.records;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a health check of Route 53 checks. Two specifications that agree are one check to us, whatever their ids.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html">HealthCheckConfig</a>
 */
public sealed interface HealthCheckSpec {
    /** One line without blanks at its ends; equal lines are equal checks. */
    String text();

    /** What is asked of an endpoint. */
    enum Kind {
        /** Any status from 200 to 399 is healthy. */
        HTTP,
        HTTPS,
        TCP
    }

    /**
     * Asked by Route 53's checkers from outside.
     *
     * @param host sent as the Host header, and by TLS as the server's name
     * @param search must stand in the first 5,120 bytes of the body
     * @param interval seconds between two requests of one checker: 10 or 30
     * @param threshold results in a row that change a checker's mind, 1 to 10
     * @param inverted healthy is taken for unhealthy
     */
    record Endpoint(
            Kind kind,
            String address,
            int port,
            Optional<String> host,
            Optional<String> path,
            Optional<String> search,
            int interval,
            int threshold,
            boolean inverted)
            implements HealthCheckSpec {
        @Override
        public String text() {
            String authority = (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
            return (inverted ? "not:" : "") + kind.name().toLowerCase(Locale.ROOT) + "://" + authority
                    + path.orElse("")
                    + host.map(name -> ",host=" + name).orElse("")
                    + search.map(text -> ",search=" + text).orElse("") + ",every=" + interval + "s,threshold="
                    + threshold;
        }
    }

    /**
     * Healthy while enough others are.
     *
     * @param healthy how many of the children must be
     */
    record Calculated(List<HealthCheckSpec> children, int healthy, boolean inverted) implements HealthCheckSpec {
        public Calculated {
            children = children.stream()
                    .sorted(Comparator.comparing(HealthCheckSpec::text))
                    .toList();
        }

        @Override
        public String text() {
            return (inverted ? "not:" : "") + healthy + "-of("
                    + children.stream().map(HealthCheckSpec::text).collect(Collectors.joining(";")) + ")";
        }
    }

    /** Made by somebody else: a check of CloudWatch, of an endpoint inside, or whatever an operator made. */
    record Referred(String id) implements HealthCheckSpec {
        @Override
        public String text() {
            return "id:" + id;
        }
    }

    /** Named by a record set although it is there no more. Never desired. */
    record Missing(String id) implements HealthCheckSpec {
        @Override
        public String text() {
            return "missing:" + id;
        }
    }
}
