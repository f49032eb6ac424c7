package io.dure.protocol.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a certificate is for: a URI among its alternative names, {@code dure://site/private/collector/private-1} or
 * {@code dure://witness/witness-1}.
 *
 * @param site empty for a witness
 */
public record PartName(Optional<String> site, String id) {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern COLLECTOR = Pattern.compile("dure://site/(" + LABEL + ")/collector/(" + LABEL + ")");
    private static final Pattern WITNESS = Pattern.compile("dure://witness/(" + LABEL + ")");
    private static final int URI_NAME = 6;

    public PartName {
        site.ifPresent(PartName::check);
        check(id);
    }

    private static void check(String label) {
        if (!label.matches(LABEL)) {
            throw new IllegalArgumentException("not a name: " + label);
        }
    }

    public String uri() {
        return site.map(of -> "dure://site/" + of + "/collector/" + id).orElse("dure://witness/" + id);
    }

    /** Empty where the certificate carries no such name, or more than one. */
    public static Optional<PartName> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            List<PartName> found = names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Objects.equals(name.get(0), URI_NAME))
                            .map(name -> parse(String.valueOf(name.get(1))))
                            .flatMap(Optional::stream)
                            .toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (CertificateParsingException malformed) {
            return Optional.empty();
        }
    }

    static Optional<PartName> parse(String uri) {
        Matcher collector = COLLECTOR.matcher(uri);
        if (collector.matches()) {
            return Optional.of(new PartName(Optional.of(collector.group(1)), collector.group(2)));
        }
        Matcher witness = WITNESS.matcher(uri);
        return witness.matches() ? Optional.of(new PartName(Optional.empty(), witness.group(1))) : Optional.empty();
    }
}
