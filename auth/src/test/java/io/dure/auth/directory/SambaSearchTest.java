package io.dure.auth.directory;

import io.dure.auth.directory.GroupSettings.Nesting;

/** The contract against a real AD domain controller, by search and bind, and the chain. */
class SambaSearchTest extends DirectoryContract {
    @Override
    Setup setup() {
        return SambaSetup.setup(SambaSetup.SEARCH, Nesting.IN_CHAIN);
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
        return setup();
    }

    @Override
    Staff staff() {
        return Samba.running().staff();
    }
}
