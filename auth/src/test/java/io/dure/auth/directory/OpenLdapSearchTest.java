package io.dure.auth.directory;

import io.dure.auth.connection.Protection;

/** The contract against a real OpenLDAP, by search and bind, over TLS. */
class OpenLdapSearchTest extends DirectoryContract {
    @Override
    Setup setup() {
        return Egov.setup(OpenLdap.running().tls(), Egov.SEARCH)
                .tls(Protection.LDAPS, OpenLdap.running().authority());
    }

    @Override
    String group(String name) {
        return Egov.group(name);
    }

    @Override
    String markup() {
        return Egov.MARKUP;
    }

    @Override
    Setup withAccount() {
        return setup();
    }

    @Override
    Staff staff() {
        return OpenLdap.running().staff();
    }
}
