"""How fast a signed `/actions mine` is answered, beside two bare Bolt apps that answer a fixed text: `make bench`.

Every server and the load are processes of their own on this machine; nothing is sent anywhere else.
"""
