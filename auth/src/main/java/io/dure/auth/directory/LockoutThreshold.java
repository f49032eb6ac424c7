package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Servers;
import io.dure.auth.connection.Servers.Purpose;
import java.util.OptionalInt;
import javax.naming.ldap.LdapName;

/** After how many failures a directory locks an account, so that whoever guesses here can be stopped before that. */
public sealed interface LockoutThreshold {
    /** So many failures lock. */
    record At(int failures) implements LockoutThreshold {
        public At {
            if (failures < 1) {
                throw new IllegalArgumentException("a threshold is at least 1: " + failures);
            }
        }
    }

    /** The directory says that it never locks. */
    record Never() implements LockoutThreshold {}

    /** The directory does not tell, or could not be asked: what was known before still holds. */
    record NotTold(String why) implements LockoutThreshold {}

    /**
     * Reads it where directories keep it: AD on the top of the domain (MS-ADA1 {@code lockoutThreshold}; what a finer policy
     * says of single users is not looked at), others in the entries of ppolicy (draft-behera-ldap-password-policy, section 5.2.12),
     * of which the strictest counts, as nobody but the server knows which of them is the default.
     */
    record Reader(Servers servers, LdapSettings settings, LookUpAccount account) {
        private static final String OF_AD = "lockoutThreshold";
        private static final String OF_POLICY = "pwdMaxFailure";

        LockoutThreshold ask(Deadline deadline) {
            if (settings.wayIn().account().isEmpty()) {
                return new NotTold("bind-dn is needed to ask");
            }
            try {
                return servers.ask(Purpose.SEARCH, deadline, connection -> {
                    account.on(connection);
                    return settings.kind() == Kind.ACTIVE_DIRECTORY ? ofDomain(connection) : ofPolicies(connection);
                });
            } catch (ConnectionTrouble away) {
                return new NotTold(String.valueOf(away.getMessage()));
            } catch (LDAPException refused) {
                return new NotTold(LdapCode.describe(refused));
            }
        }

        private LockoutThreshold ofDomain(LdapConnection connection) throws LDAPException {
            LdapName top = top(settings.wayIn().base());
            SearchResultEntry domain = connection.read(top, OF_AD);
            OptionalInt threshold = domain == null ? OptionalInt.empty() : number(domain, OF_AD);
            return threshold.isEmpty() ? new NotTold(top + " shows no " + OF_AD) : of(threshold.getAsInt());
        }

        private LockoutThreshold ofPolicies(LdapConnection connection) throws LDAPException {
            LdapName top = top(settings.wayIn().base());
            int strictest = Integer.MAX_VALUE;
            boolean any = false;
            for (SearchResultEntry policy :
                    connection.search(top, "(&(objectClass=pwdPolicy)(pwdLockout=TRUE))", OF_POLICY)) {
                any = true;
                OptionalInt most = number(policy, OF_POLICY);
                if (most.isPresent() && most.getAsInt() > 0) {
                    strictest = Math.min(strictest, most.getAsInt());
                }
            }
            if (strictest < Integer.MAX_VALUE) {
                return new At(strictest);
            }
            return any ? new Never() : new NotTold("no policy that locks is shown below " + top);
        }

        private static LockoutThreshold of(int failures) {
            return failures > 0 ? new At(failures) : new Never();
        }

        private static OptionalInt number(SearchResultEntry entry, String attribute) {
            return User.text(entry, attribute)
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                    .orElseGet(OptionalInt::empty);
        }

        /** The parts that name the domain; the whole where a name has none. */
        private static LdapName top(LdapName base) {
            int parts = 0;
            while (parts < base.size()
                    && "dc".equalsIgnoreCase(base.getRdn(parts).getType())) {
                parts++;
            }
            return parts == 0 ? base : (LdapName) base.getPrefix(parts);
        }
    }
}
