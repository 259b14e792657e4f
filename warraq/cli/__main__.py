from warraq.cli import main

main()
