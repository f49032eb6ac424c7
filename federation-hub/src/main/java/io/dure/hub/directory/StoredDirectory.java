package io.dure.hub.directory;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.connection.Protection;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A directory that was set up in the console. The meaning of each part is that of {@link DirectoryProperties}.
 *
 * @param authorities certificates (PEM) that vouch for the servers; null: those of the platform
 * @param sealedPassword of the account that looks up; null: there is no such account
 */
public record StoredDirectory(
        String name,
        Kind type,
        List<URI> urls,
        String domain,
        String netbiosDomain,
        @Nullable Protection tls,
        @Nullable String authorities,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer readTimeoutMs,
        @Nullable Integer poolTimeoutMs,
        @Nullable Integer overallTimeoutMs,
        @Nullable String userDnTemplate,
        DirectoryProperties.@Nullable UserSearch userSearch,
        @Nullable String base,
        @Nullable String bindDn,
        @Nullable String sealedPassword,
        @Nullable String groupSearchBase,
        @Nullable String groupMemberAttribute,
        @Nullable Nesting nesting) {
    private static final int USUAL_MS = 3_000;
    private static final int USUAL_OVERALL_MS = 10_000;
    private static final int POOL = 8;

    public StoredDirectory {
        urls = List.copyOf(urls);
    }

    StoredDirectory withSealed(@Nullable String sealed) {
        return new StoredDirectory(
                name,
                type,
                urls,
                domain,
                netbiosDomain,
                tls,
                authorities,
                connectTimeoutMs,
                readTimeoutMs,
                poolTimeoutMs,
                overallTimeoutMs,
                userDnTemplate,
                userSearch,
                base,
                bindDn,
                sealed,
                groupSearchBase,
                groupMemberAttribute,
                nesting);
    }

    /**
     * Whether a password that was given for the other goes to the same place here: otherwise whoever may change settings could
     * have it sent to a server of their own.
     */
    boolean showsPasswordWhere(StoredDirectory other) {
        return urls.equals(other.urls)
                && domain.equals(other.domain)
                && tls == other.tls
                && Objects.equals(authorities, other.authorities)
                && Objects.equals(bindDn, other.bindDn);
    }

    /** In the words of a configuration, as far as that has words for it. */
    public DirectoryProperties asProperties() {
        return properties(null);
    }

    /** @param caFile that holds {@link #authorities}; null: the platform's */
    DirectoryProperties properties(@Nullable Path caFile) {
        return new DirectoryProperties(
                name,
                type,
                urls,
                domain,
                netbiosDomain,
                tls,
                caFile,
                Duration.ofDays(30),
                millis(connectTimeoutMs, USUAL_MS),
                millis(readTimeoutMs, USUAL_MS),
                millis(poolTimeoutMs, USUAL_MS),
                millis(overallTimeoutMs, USUAL_OVERALL_MS),
                POOL,
                Duration.ofSeconds(30),
                userDnTemplate,
                userSearch,
                base,
                bindDn,
                null,
                groupSearchBase,
                groupMemberAttribute == null ? "member" : groupMemberAttribute,
                nesting,
                null);
    }

    private static Duration millis(@Nullable Integer given, int usual) {
        return Duration.ofMillis(given == null ? usual : given);
    }

    /** Keeps even the sealed password out of logs. */
    @Override
    public String toString() {
        return "StoredDirectory[" + name + "]";
    }
}
