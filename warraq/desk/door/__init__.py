"""The newsroom's door: passwords, passkeys and codes, and what holds those back who have none of them."""
