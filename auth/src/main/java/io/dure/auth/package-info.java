/** Login through a company's directory, configured in one place. */
@NullMarked
package io.dure.auth;

import org.jspecify.annotations.NullMarked;
