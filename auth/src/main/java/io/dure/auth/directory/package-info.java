/** The port to a directory of users, and its LDAP adapter. */
@NullMarked
package io.dure.auth.directory;

import org.jspecify.annotations.NullMarked;
