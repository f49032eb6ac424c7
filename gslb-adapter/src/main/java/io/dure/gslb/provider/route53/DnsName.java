package io.dure.gslb.provider.route53;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as Route 53 tells them: with a trailing dot, and anything but letters, digits, hyphen and underscore as
 * {@code \ooo}, for example {@code \052} for the asterisk.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html">DNS domain name format</a>
 */
final class DnsName {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    private DnsName() {}

    /** Absolute, without the trailing dot, lower case. */
    static String of(String told) {
        String plain = OCTAL.matcher(told)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 8))));
        String lower = plain.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
