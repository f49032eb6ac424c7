package io.dure.hub.directory;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.connection.Protection;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory as somebody wants it to be; what is left out or empty is as usual.
 *
 * @param bindPassword null: the one that is kept already
 */
public record DirectoryDraft(
        @NotBlank @Size(max = 63) String name,
        @NotNull Kind type,
        @Nullable @Size(max = 16) List<@NotBlank @Size(max = 255) String> urls,
        @Nullable @Size(max = 255) String domain,
        @Nullable @Size(max = 255) String netbiosDomain,
        @Nullable Protection tls,
        @Nullable @Size(max = 65_536) String authorities,
        @Nullable @Valid TimeLimits timeouts,
        @Nullable @Size(max = 1024) String userDnTemplate,
        @Nullable @Valid Search userSearch,
        @Nullable @Size(max = 1024) String base,
        @Nullable @Size(max = 1024) String bindDn,
        @Nullable @Size(max = 1024) String bindPassword,
        @Nullable @Size(max = 1024) String groupSearchBase,
        @Nullable @Size(max = 64) String groupMemberAttribute,
        @Nullable Nesting nesting) {

    /** How to find a user's entry; see {@link DirectoryProperties.UserSearch}. */
    public record Search(
            @Nullable @Size(max = 1024) String base,
            @Nullable @Size(max = 1024) String filter,
            @Nullable @Size(max = 64) String loginAttribute) {}

    /** In milliseconds. */
    public record TimeLimits(
            @Nullable Integer connectMs,
            @Nullable Integer readMs,
            @Nullable Integer poolMs,
            @Nullable Integer overallMs) {}

    /**
     * As it would be kept, without its password.
     *
     * @throws IllegalArgumentException when a url is none, by the property's full name
     */
    StoredDirectory unsealed() {
        TimeLimits limits = timeouts == null ? new TimeLimits(null, null, null, null) : timeouts;
        return new StoredDirectory(
                name.strip(),
                type,
                uris(urls == null ? List.of() : urls),
                domain == null ? "" : domain.strip(),
                netbiosDomain == null ? "" : netbiosDomain.strip(),
                tls,
                given(authorities),
                limits.connectMs(),
                limits.readMs(),
                limits.poolMs(),
                limits.overallMs(),
                given(userDnTemplate),
                userSearch == null
                        ? null
                        : new DirectoryProperties.UserSearch(
                                given(userSearch.base()),
                                given(userSearch.filter()),
                                given(userSearch.loginAttribute())),
                given(base),
                given(bindDn),
                null,
                given(groupSearchBase),
                given(groupMemberAttribute),
                nesting);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<URI> uris(List<String> texts) {
        List<URI> urls = new ArrayList<>();
        for (String text : texts) {
            try {
                urls.add(new URI(text.strip()));
            } catch (URISyntaxException malformed) {
                throw new IllegalArgumentException("dure.auth.directory.urls: " + text + " is no address", malformed);
            }
        }
        return urls;
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "DirectoryDraft[" + name + "]";
    }
}
