from django.urls import path

from photostudio.web import (
    additions,
    assets,
    barred,
    compare,
    cutouts,
    engines,
    extend,
    gallery,
    gallery_batch,
    instant,
    jobs,
    judging,
    lineage,
    links,
    masks,
    media,
    projects,
    queue,
    references,
    regen,
    remix,
    theme,
    trash,
    variants,
    wording,
    workspace,
)

app_name = "web"
urlpatterns = [
    # projects
    path("", projects.show_projects, name="projects"),
    path("projects/", projects.create_project, name="project-create"),
    path("projects/<uuid:project>/rename/", projects.rename_project, name="project-rename"),
    # assets
    path("projects/<uuid:project>/assets/", assets.upload, name="upload"),
    path("projects/<uuid:project>/assets/link/", links.upload_link, name="upload-link"),
    path("projects/<uuid:project>/rail/", assets.rail, name="rail"),
    path("assets/<uuid:asset>/", assets.show_asset, name="asset"),
    path("assets/<uuid:asset>/mend/", assets.mend_asset, name="asset-mend"),
    # the cut-out
    path("assets/<uuid:asset>/cut-out/", cutouts.cut_out, name="cut-out"),
    path("assets/<uuid:asset>/cut-out/strokes/", cutouts.strokes, name="cut-out-strokes"),
    path("assets/<uuid:asset>/cut-out/develop/", cutouts.develop, name="cut-out-develop"),
    path("assets/<uuid:asset>/cut-out/<slug:state>/<str:kind>", cutouts.picture, name="cut-out-picture"),
    # pictures
    path("assets/<uuid:asset>/image/<str:kind>", media.asset_image, name="asset-image"),
    path("variants/<uuid:variant>/image/<str:kind>", media.variant_image, name="variant-image"),
    path("variants/<uuid:variant>/mask/", media.variant_mask, name="variant-mask"),
    path("variants/<uuid:variant>/product/", media.variant_product, name="variant-product"),
    path("variants/<uuid:variant>/download/<str:kind>", media.variant_download, name="variant-download"),
    # trash
    path("trash/", trash.show_trash, name="trash"),
    path("projects/<uuid:project>/trash/", trash.trash_project, name="project-trash"),
    path("projects/<uuid:project>/restore/", trash.restore_project, name="project-restore"),
    path("assets/<uuid:asset>/trash/", trash.trash_asset, name="asset-trash"),
    path("assets/<uuid:asset>/restore/", trash.restore_asset, name="asset-restore"),
    path("variants/<uuid:variant>/trash/", trash.trash_variant, name="variant-trash"),
    path("variants/<uuid:variant>/restore/", trash.restore_variant, name="variant-restore"),
    # workspace
    path("projects/<uuid:project>/", workspace.show_workspace, name="project"),
    path("projects/<uuid:project>/runs/", workspace.show_older_runs, name="runs"),
    path("projects/<uuid:project>/draft/", workspace.keep_draft, name="draft"),
    path("projects/<uuid:project>/draft/restore/", variants.restore_draft, name="draft-restore"),
    path("projects/<uuid:project>/instant/", instant.create_photos, name="instant"),
    path("understood/", wording.show_understood, name="understood"),
    path("understood/<slug:slot>/", wording.show_alternatives, name="alternatives"),
    # remix
    path("projects/<uuid:project>/remix/", remix.remix, name="remix"),
    path("projects/<uuid:project>/remix/reading/", references.show_reading, name="remix-reading"),
    path("projects/<uuid:project>/remix/reading/<str:kind>", references.picture, name="remix-picture"),
    # regen
    path("projects/<uuid:project>/regen/", regen.regen, name="regen"),
    path("additions/", additions.show_additions, name="additions"),
    path("projects/<uuid:project>/regen/select/", masks.select, name="regen-select"),
    path("projects/<uuid:project>/regen/casts/", masks.casts, name="regen-casts"),
    path("projects/<uuid:project>/masks/", masks.named, name="masks"),
    path("projects/<uuid:project>/masks/barred/", barred.show_barred, name="barred"),
    path("projects/<uuid:project>/masks/draft/", masks.draft, name="mask-draft"),
    # jobs
    path("jobs/<uuid:job>/", jobs.show_job, name="job"),
    path("jobs/<uuid:job>/cancel/", jobs.cancel_job, name="job-cancel"),
    path("jobs/<uuid:job>/retry/", jobs.retry_job, name="job-retry"),
    path("queue/", queue.show_queue, name="queue"),
    # extend
    path("projects/<uuid:project>/extend/", extend.show_extend, name="extend-page"),
    path("projects/<uuid:project>/extend/run/", extend.extend, name="extend"),
    # photos
    path("projects/<uuid:project>/gallery/", gallery.show_gallery, name="gallery"),
    path("projects/<uuid:project>/gallery/arrived/", gallery.show_arrived, name="gallery-arrived"),
    path("projects/<uuid:project>/gallery/cells/", gallery.show_cells, name="gallery-cells"),
    path("projects/<uuid:project>/judge/", judging.judge, name="judge"),
    path("projects/<uuid:project>/photos/trash/", gallery_batch.trash_photos, name="photos-trash"),
    path("projects/<uuid:project>/photos/restore/", gallery_batch.restore_photos, name="photos-restore"),
    path("projects/<uuid:project>/photos/move/", gallery_batch.move_photos, name="photos-move"),
    path("projects/<uuid:project>/photos/return/", gallery_batch.return_runs, name="photos-return"),
    path("projects/<uuid:project>/photos/download/", gallery_batch.download_photos, name="photos-download"),
    path("variants/<uuid:variant>/", variants.show_variant, name="variant"),
    path("variants/<uuid:variant>/use/", variants.use_settings, name="variant-use"),
    # comparing
    path("projects/<uuid:project>/compare/", compare.show_compare, name="compare"),
    path("projects/<uuid:project>/compare/difference/", compare.difference, name="compare-difference"),
    path("projects/<uuid:project>/compare/picture/", compare.difference_picture, name="compare-picture"),
    path("projects/<uuid:project>/lineage/", lineage.show_lineage, name="lineage"),
    # settings
    path("settings/engines/", engines.show_engines, name="engines"),
    path("settings/engines/<slug:engine>/test/", engines.test_engine, name="engine-test"),
    # the frame
    path("theme/", theme.choose_theme, name="theme"),
]
