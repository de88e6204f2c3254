from django.urls import path

from photostudio.web import projects, theme

app_name = "web"
urlpatterns = [
    # projects
    path("", projects.show_projects, name="projects"),
    # the frame
    path("theme/", theme.choose_theme, name="theme"),
]
