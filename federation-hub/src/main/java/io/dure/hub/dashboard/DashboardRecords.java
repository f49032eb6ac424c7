package io.dure.hub.dashboard;

import io.dure.auth.role.Role;
import io.dure.hub.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps users' dashboards. Every change is committed together with its audit entry, and there when the method returns. */
public interface DashboardRecords {
    /** How many versions of one dashboard are kept. */
    int VERSIONS = 50;

    /** Of all, in no order. */
    List<Heading> headings();

    Optional<Dashboard> dashboard(String id);

    /** A new one, which is its first version too. */
    void create(Dashboard dashboard, AuditEntry entry);

    /**
     * Under the next version, if {@code expected} fits the present one; the entry gets both numbers, and its actor and time
     * become the version's.
     */
    SaveResult save(String id, Expected expected, Document document, AuditEntry entry);

    /** With its versions, its wall tokens, the sessions of its displays and its places among the defaults. {@code Saved} carries what it was. */
    SaveResult delete(String id, Expected expected, AuditEntry entry);

    SaveResult share(String id, List<Share> shares, AuditEntry entry);

    /** To another owner; no new version, as the document is the same. */
    SaveResult give(String id, String owner, AuditEntry entry);

    /** The latest, the newest first. */
    List<Version> versions(String id);

    Optional<Version> version(String id, long version);

    /** What was chosen; other roles see what is made for everybody. */
    Map<Role, String> defaults();

    void setDefaults(Map<Role, String> defaults, AuditEntry entry);

    /** Of one dashboard, the oldest first; also those that have ended. */
    List<WallToken> wallTokens(String dashboard);

    Optional<WallToken> wallToken(String hash);

    /** Those that ended before {@code now} are removed with it. */
    void addWallToken(WallToken token, Instant now, AuditEntry entry);

    /** With the sessions of its displays. */
    void removeWallToken(String id, AuditEntry entry);
}
