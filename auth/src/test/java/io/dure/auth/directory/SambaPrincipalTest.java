package io.dure.auth.directory;

import io.dure.auth.directory.GroupSettings.Nesting;

/** The contract against a real AD domain controller, by the user's principal and the token. */
class SambaPrincipalTest extends DirectoryContract {
    @Override
    Setup setup() {
        return SambaSetup.setup(SambaSetup.PRINCIPAL, Nesting.TOKEN_GROUPS);
    }

    @Override
    String group(String name) {
        return SambaSetup.group(name);
    }

    @Override
    String markup() {
        return "kim (ops)";
    }

    @Override
    Setup withAccount() {
        return setup().way(SambaSetup.SEARCH);
    }

    @Override
    Staff staff() {
        return Samba.running().staff();
    }
}
