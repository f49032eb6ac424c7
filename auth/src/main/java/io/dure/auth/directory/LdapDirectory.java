package io.dure.auth.directory;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.util.List;
import java.util.Optional;
import javax.naming.directory.DirContext;
import javax.naming.ldap.LdapName;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.core.support.LdapContextSource;
import org.springframework.ldap.support.LdapUtils;

/**
 * Binds as the user (RFC 4513, simple authentication) and reads the user's entry and groups over the same connection.
 *
 * <p>Several servers are tried in order while their connections fail. An answer of one server is final: asking the
 * next one after a wrong password would count the failure twice and lock accounts.
 */
public final class LdapDirectory implements Directory {
    private final List<LdapContextSource> servers;
    private final UserDnTemplate template;
    private final UserEntry entry;
    private final GroupSearch groups;

    public LdapDirectory(LdapSettings settings) {
        this.servers = settings.urls().stream()
                .map(url -> LdapServer.contextSource(url, settings))
                .toList();
        this.template = new UserDnTemplate(settings.userDnTemplate());
        this.entry = new UserEntry(template);
        this.groups = new GroupSearch(settings.groupSearchBase(), settings.groupMemberAttribute());
    }

    @Override
    public DirectoryAnswer signIn(String username, String password) {
        if (password.isEmpty()) {
            return new Rejected(Reason.EMPTY_PASSWORD);
        }
        Optional<LdapName> dn = template.dnOf(username);
        return dn.isEmpty() ? new Rejected(Reason.INVALID_NAME) : askInOrder(username, dn.get(), password);
    }

    private DirectoryAnswer askInOrder(String username, LdapName dn, String password) {
        DirectoryAnswer answer = new Unavailable(Trouble.CONNECTION, "no server is configured");
        for (LdapContextSource server : servers) {
            answer = ask(server, username, dn, password);
            boolean otherServerMayKnow = answer instanceof Unavailable unavailable
                    && (unavailable.trouble() == Trouble.CONNECTION || unavailable.trouble() == Trouble.TIMEOUT);
            if (!otherServerMayKnow) {
                return answer;
            }
        }
        return answer;
    }

    private DirectoryAnswer ask(LdapContextSource server, String username, LdapName dn, String password) {
        DirContext context;
        try {
            context = server.getContext(dn.toString(), password);
        } catch (NamingException failure) {
            return LdapFailure.ofBind(failure);
        }
        try {
            UserEntry.Read user = entry.read(context, dn, username);
            return new Found(user.login(), user.dn(), user.displayName(), groups.of(context, user.dn()));
        } catch (NamingException failure) {
            return LdapFailure.ofRead(failure);
        } finally {
            LdapUtils.closeContext(context);
        }
    }
}
