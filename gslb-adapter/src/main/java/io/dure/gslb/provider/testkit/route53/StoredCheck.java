package io.dure.gslb.provider.testkit.route53;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/**
 * A health check.
 *
 * @param config its elements in their order, without the children
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html">HealthCheckConfig</a>
 */
public record StoredCheck(
        String id, String reference, Map<String, String> config, List<String> children, long version) {
    public String type() {
        return config.getOrDefault("Type", "");
    }

    void judge() {
        if (reference.isEmpty() || reference.length() > 64) {
            throw ApiError.invalidInput("CallerReference must have 1 to 64 characters");
        }
        String address = config.getOrDefault("IPAddress", "");
        if (!address.isEmpty() && isOutOfReach(address)) {
            throw ApiError.invalidInput(
                    "Invalid parameter : Invalid IPAddress, local and private ones are not checked: " + address);
        }
        boolean calculated = type().equals("CALCULATED");
        if (calculated && (children.isEmpty() || children.size() > 255 || !address.isEmpty())) {
            throw ApiError.invalidInput("a calculated health check has 1 to 255 children and no address");
        }
        if (!calculated && !within("FailureThreshold", 1, 10)) {
            throw ApiError.invalidInput("FailureThreshold must be from 1 to 10");
        }
        if (!calculated && !List.of("10", "30").contains(config.getOrDefault("RequestInterval", "30"))) {
            throw ApiError.invalidInput("RequestInterval must be 10 or 30");
        }
        if (type().endsWith("STR_MATCH")
                == config.getOrDefault("SearchString", "").isEmpty()) {
            throw ApiError.invalidInput("a search string belongs to the string match types, and to no other");
        }
        if (type().equals("TCP") && config.containsKey("ResourcePath")) {
            throw ApiError.invalidInput("a TCP health check has no path");
        }
        if (config.getOrDefault("EnableSNI", "false").equals("true") && !type().startsWith("HTTPS")) {
            throw ApiError.invalidInput("EnableSNI belongs to the HTTPS types");
        }
    }

    private boolean within(String element, int least, int most) {
        int value = Integer.parseInt(config.getOrDefault(element, "3"));
        return value >= least && value <= most;
    }

    private static boolean isOutOfReach(String address) {
        try {
            InetAddress literal = InetAddress.getByName(address);
            return literal.isSiteLocalAddress()
                    || literal.isLoopbackAddress()
                    || literal.isLinkLocalAddress()
                    || literal.isMulticastAddress()
                    || literal.isAnyLocalAddress();
        } catch (UnknownHostException noLiteral) {
            throw new IllegalStateException(noLiteral);
        }
    }
}
