package io.dure.auth.directory;

/** The contract against a real OpenLDAP, by a DN template. */
class OpenLdapTemplateTest extends DirectoryContract {
    @Override
    Setup setup() {
        return Egov.setup(OpenLdap.running().plain(), Egov.TEMPLATE);
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
        return setup().way(Egov.TEMPLATE_AND_READER);
    }

    @Override
    Staff staff() {
        return OpenLdap.running().staff();
    }
}
